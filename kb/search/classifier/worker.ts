/** The worker's side of `trainInWorker`: takes lessons one by one, answers each with its classifier. */
import { parentPort } from 'node:worker_threads';
import { type Lesson, trainOn } from './lesson.ts';

parentPort?.on('message', (lesson: Lesson) => {
  const classifier = trainOn(lesson);
  const { keys, idf, weights, bias } = classifier.model;
  parentPort?.postMessage(classifier, [keys.buffer, idf.buffer, weights.buffer, bias.buffer] as ArrayBuffer[]);
});

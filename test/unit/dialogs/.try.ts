import { chat, photo } from './fakes/chat.ts';

const c = chat();
await c.say('my order AC-1009 came with a broken lid, I want half my money back');
await c.say('how long does a refund take?');
await c.say('here it is', [photo()]);
await c.press('Go on');
await c.say('make it RM 40');
await c.say('yes, send it');
await c.again();
await c.say('where is my case?');
await c.press('Cancel the case');
await c.say('no');
console.log(c.lines.join('\n'));
console.log(c.disputes.calls, c.memory());

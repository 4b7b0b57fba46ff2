// The declarations of natural reach none of the files that are imported by sub-path.
declare module 'natural/lib/natural/stemmers/*' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}

/** Says whether articles or word lists have changed, also in another process: equal stamps mean nothing has. */
export interface ContentStamp {
  read(): Promise<string>;
}

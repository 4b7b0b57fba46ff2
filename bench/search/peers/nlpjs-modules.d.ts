declare module '@nlpjs/core' {
  export interface Container {
    use(plugin: unknown): void;
  }
  export function containerBootstrap(): Promise<Container>;
}
declare module '@nlpjs/nlp' {
  import type { Container } from '@nlpjs/core';
  export class Nlp {
    constructor(settings: {
      container: Container;
      languages: string[];
      autoSave: boolean;
      autoLoad: boolean;
      nlu: { log: boolean };
    });
    addDocument(locale: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(locale: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
  }
}
declare module '@nlpjs/lang-*' {
  export const LangEn: unknown;
  export const LangEs: unknown;
  export const LangId: unknown;
  export const LangMs: unknown;
  export const LangZh: unknown;
}

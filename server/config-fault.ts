/** One fault of the environment: which setting, what is wrong with it, and what a right value looks like. */
export interface ConfigFault {
  readonly setting: string;
  readonly problem: string;
  readonly example: string;
}

export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(
      [
        'The settings are not valid:',
        ...faults.map(
          (fault) => `  ${fault.setting}: ${fault.problem} (for example ${fault.setting}=${fault.example})`,
        ),
      ].join('\n'),
    );
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

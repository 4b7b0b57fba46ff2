/** The memory that forms may take until they are dealt with: it is what bounds how many there are at a time. */
export interface FormRoom {
  /** For a form of this network address. */
  enter(address: string): FormPlace;
}

export interface FormPlace {
  /** Whether there was room for these bytes. */
  take(bytes: number): boolean;
  leave(): void;
}

export interface FormRoomSize {
  /** Of all forms together. */
  readonly bytes: number;
  /** Of one network address: who sends large forms slowly must not keep all others out. */
  readonly bytesOfAddress: number;
}

export function formRoom({ bytes: most, bytesOfAddress }: FormRoomSize): FormRoom {
  let taken = 0;
  const byAddress = new Map<string, number>();
  return {
    enter(address) {
      let own = 0;
      const add = (bytes: number) => {
        taken += bytes;
        own += bytes;
        const held = (byAddress.get(address) ?? 0) + bytes;
        if (held === 0) byAddress.delete(address);
        else byAddress.set(address, held);
      };
      return {
        take(bytes) {
          const fits = taken + bytes <= most && (byAddress.get(address) ?? 0) + bytes <= bytesOfAddress;
          if (fits) add(bytes);
          return fits;
        },
        leave: () => add(-own),
      };
    },
  };
}

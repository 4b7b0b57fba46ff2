/** Numbers of cases, orders and tickets: their hyphens are no places to break a line at. */
const NUMBER = /((?<![\w-])[A-Z]{1,4}(?:-[A-Z0-9]{2,12}){1,3}(?![\w-]))/;

/** A text whose numbers stay in one line each. */
export function Unbroken({ text }: { readonly text: string }) {
  const parts = text.split(NUMBER);
  return (
    <>
      {parts.map((part, at) =>
        at % 2 === 0 ? (
          part
        ) : (
          <span key={part} class="unbroken">
            {part}
          </span>
        ),
      )}
    </>
  );
}

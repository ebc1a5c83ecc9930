/** The fields of a record that a change was about; everything else in the answer to a change may be left out or zero. */
export function changedFields<Fields extends object>(sent: object, record: Fields): Partial<Fields> {
  const names = Object.keys(sent).filter((name) => name in record) as (keyof Fields)[];
  return Object.fromEntries(names.map((name) => [name, record[name]])) as unknown as Partial<Fields>;
}

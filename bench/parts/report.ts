/** One figure; the reference is measured in the same run, so that the ratio means something on any machine. */
export const report = (name: string, value: number, unit: string, reference: number | null = null): void => {
  const round = (figure: number) => Number(figure.toPrecision(4))
  const ratio = reference === null || reference === 0 ? null : round(value / reference)
  const line = { name, value: round(value), unit, reference: reference === null ? null : round(reference), ratio }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

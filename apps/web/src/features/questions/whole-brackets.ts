/** The empty brackets of a Chinese stem, `（  ）`, keep their width and are never torn apart at the end of a line. */
export const wholeBrackets = (text: string): string =>
  text.replace(/[（(]\s+(?=[）)])/g, (gap) => gap.replace(/\s/g, '\u00a0'))

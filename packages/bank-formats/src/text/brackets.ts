const signs = /[（(）)]/g

/**
 * Whether a place is inside a bracket that was opened before it and is closed behind it: "f(D,E)=0". Places are asked
 * for from left to right.
 */
export const insideBrackets = (text: string): ((place: number) => boolean) => {
  const found = text.matchAll(signs)
  let next = found.next()
  let depth = 0
  return (place) => {
    for (; !next.done && next.value.index < place; next = found.next())
      depth = /[（(]/.test(next.value[0]) ? depth + 1 : Math.max(0, depth - 1)
    return depth > 0 && !next.done && /[）)]/.test(next.value[0])
  }
}

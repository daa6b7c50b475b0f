/** A sum sign and its like, whose bounds stand above and below. */
const operators = new Map([
  ['∑', '\\sum'],
  ['∏', '\\prod'],
  ['∐', '\\coprod'],
  ['∫', '\\int'],
  ['∬', '\\iint'],
  ['∭', '\\iiint'],
  ['∮', '\\oint'],
  ['∪', '\\bigcup'],
  ['⋃', '\\bigcup'],
  ['∩', '\\bigcap'],
  ['⋂', '\\bigcap'],
  ['⋁', '\\bigvee'],
  ['⋀', '\\bigwedge'],
  ['⨁', '\\bigoplus'],
  ['⨂', '\\bigotimes'],
])
export const operatorTex = (character: string): string | undefined => operators.get(character)

/** A mark above a letter, by the character that Word writes for it. */
const accents = new Map([
  ['\u0300', '\\grave'],
  ['\u0301', '\\acute'],
  ['\u0302', '\\hat'],
  ['\u0303', '\\tilde'],
  ['\u0304', '\\bar'],
  ['\u0305', '\\overline'],
  ['\u0306', '\\breve'],
  ['\u0307', '\\dot'],
  ['\u0308', '\\ddot'],
  ['\u030C', '\\check'],
  ['\u20D6', '\\overleftarrow'],
  ['\u20D7', '\\vec'],
  ['\u20E1', '\\overleftrightarrow'],
  ['^', '\\hat'],
  ['~', '\\tilde'],
  ['¯', '\\bar'],
  ['→', '\\vec'],
  ['⃗', '\\vec'],
])
export const accentTex = (character: string): string | undefined => accents.get(character)

const brackets = new Map([
  ['(', '('],
  [')', ')'],
  ['（', '('],
  ['）', ')'],
  ['[', '['],
  [']', ']'],
  ['{', '\\{'],
  ['}', '\\}'],
  ['|', '|'],
  ['∣', '|'],
  ['‖', '\\|'],
  ['∥', '\\|'],
  ['⌈', '\\lceil'],
  ['⌉', '\\rceil'],
  ['⌊', '\\lfloor'],
  ['⌋', '\\rfloor'],
  ['⟨', '\\langle'],
  ['⟩', '\\rangle'],
  ['〈', '\\langle'],
  ['〉', '\\rangle'],
  ['<', '\\langle'],
  ['>', '\\rangle'],
  ['/', '/'],
  ['', '.'],
])
/** A bracket that grows with what it holds; undefined where TeX cannot stretch the character. */
export const bracketTex = (character: string): string | undefined => brackets.get(character)

const functions = new Set(
  'sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan log ln lg exp lim max min sup inf det dim gcd ker deg arg Pr limsup liminf'.split(
    ' ',
  ),
)
/** The command of a function's name; undefined where TeX knows none. */
export const functionTex = (name: string): string | undefined =>
  functions.has(name.trim()) ? `\\${name.trim()}` : undefined

/** Commands of the characters that formulas are typed with: the character, then its name. */
const commands = `
α alpha β beta γ gamma δ delta ϵ epsilon ε varepsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa λ lambda μ mu µ mu
ν nu ξ xi π pi ϖ varpi ρ rho ϱ varrho σ sigma ς varsigma τ tau υ upsilon φ varphi ϕ phi χ chi ψ psi ω omega
Γ Gamma Δ Delta ∆ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega
± pm ∓ mp × times ÷ div ⋅ cdot · cdot ∙ bullet • bullet ∗ ast ⋆ star ∘ circ ○ bigcirc ⊕ oplus ⊖ ominus ⊗ otimes
⊘ oslash ⊙ odot ∩ cap ∪ cup ∧ wedge ∨ vee ¬ neg ∖ setminus † dagger ‡ ddagger ≤ le ≥ ge ⩽ leqslant ⩾ geqslant
≦ leqq ≧ geqq ≠ ne ≈ approx ≡ equiv ≅ cong ∼ sim ≃ simeq ∝ propto ≪ ll ≫ gg ≺ prec ≻ succ ⊥ perp ∥ parallel ∣ mid
∈ in ∋ ni ∉ notin ⊂ subset ⊃ supset ⊆ subseteq ⊇ supseteq ≜ triangleq ≐ doteq ≮ nless ≯ ngtr ∤ nmid ∦ nparallel
← leftarrow → rightarrow ↑ uparrow ↓ downarrow ↔ leftrightarrow ⇐ Leftarrow ⇒ Rightarrow ⇔ Leftrightarrow ⇑ Uparrow
⇓ Downarrow ⟵ longleftarrow ⟶ longrightarrow ⟸ Longleftarrow ⟹ Longrightarrow ⟺ Longleftrightarrow ↦ mapsto
⇌ rightleftharpoons ↗ nearrow ↘ searrow ↖ nwarrow ↙ swarrow ⇀ rightharpoonup ↼ leftharpoonup ∞ infty ∂ partial
∇ nabla ∀ forall ∃ exists ∅ emptyset ℏ hbar ℓ ell ℜ Re ℑ Im ℵ aleph ℘ wp ∠ angle ∴ therefore ∵ because △ triangle
▽ triangledown □ square ■ blacksquare … ldots ⋯ cdots ⋮ vdots ⋱ ddots ∑ sum ∏ prod ∐ coprod ∫ int ∬ iint
∭ iiint ∮ oint ⋃ bigcup ⋂ bigcap ⋁ bigvee ⋀ bigwedge ⨁ bigoplus ⨂ bigotimes √ surd ⌈ lceil ⌉ rceil ⌊ lfloor
⌋ rfloor ⟨ langle ⟩ rangle 〈 langle 〉 rangle ‖ Vert ^ wedge ~ sim`

const words = commands.trim().split(/\s+/)
const named = new Map(words.flatMap((word, at) => (at % 2 === 0 ? [[word, `\\${words[at + 1]} `] as const] : [])))

const written = new Map([
  ['\\', '\\backslash '],
  ['−', '-'],
  ['–', '-'],
  ['‐', '-'],
  ['（', '('],
  ['）', ')'],
  ['［', '['],
  ['］', ']'],
  ['＋', '+'],
  ['－', '-'],
  ['＝', '='],
  ['＜', '<'],
  ['＞', '>'],
  ['，', ','],
  ['；', ';'],
  ['：', ':'],
  ['／', '/'],
  ['°', '{}^{\\circ}'],
  ['℃', '{}^{\\circ}\\mathrm{C}'],
  ['℉', '{}^{\\circ}\\mathrm{F}'],
  ['″', "{}''"],
  ['⊄', '\\not\\subset '],
  ['½', '\\tfrac{1}{2}'],
  ['¼', '\\tfrac{1}{4}'],
  ['¾', '\\tfrac{3}{4}'],
  ['\u00A0', '~'],
  ['\u2009', '\\,'],
  ['\u2002', '\\enspace '],
  ['\u2003', '\\quad '],
  ['\u2061', ''],
  ['\u2062', ''],
  ['\u2063', ''],
  ['\u2064', ''],
])

/** Something that TeX cannot say. */
export class NotTex extends Error {}

/** Marks without an accent in TeX, corners, and private characters. */
const unwritable = /[\u0305\u0309\u030D-\u0326\u0328-\u036F\u231C-\u231F\uE000-\uF8FF]/

const inText = new Map([
  ['\\', '\\textbackslash '],
  ['^', '\\textasciicircum '],
  ['~', '\\textasciitilde '],
])

/** A text's characters; marks above or below stand on a circle where they stand on nothing. */
const escaped = (text: string) =>
  text
    .replace(/(?<![\p{L}\p{N}\p{M}])\p{M}+/gu, '◌$&')
    .replace(/[\\{}%#$&_^~]/g, (one) => inText.get(one) ?? `\\${one}`)

/** Letters of mathematics, and separators, as a text has them. */
const typed = (text: string): string => {
  const words = text
    .normalize('NFC')
    .replace(/[\u2100-\u214F]/g, (letter) => letter.normalize('NFKC'))
    .replace(/[\u2028\u2029]/g, ' ')
  if (unwritable.test(words)) throw new NotTex()
  return words
}

/** Text in a formula, as it stands; signs of mathematics in it are no text. Throws NotTex. */
export const texText = (text: string): string =>
  typed(text)
    .split(/((?![\x20-\x7E])[\p{Sm}\u27C0-\u27EF\u2980-\u29FF\u203C\u21A4])/u)
    .map((piece, at) => (piece === '' ? '' : at % 2 === 1 ? (named.get(piece) ?? piece) : `\\text{${escaped(piece)}}`))
    .join('')

/** Letters that were typed in a shape of their own: 𝑥 is x, 𝐁 is bold, ℝ a set. */
const shaped = (character: string): string | undefined => {
  const code = character.codePointAt(0) ?? 0
  const double = 'ℂℍℕℙℚℝℤ'.includes(character)
  if (!double && !(code >= 0x1d400 && code <= 0x1d7ff)) return undefined
  const letter = character.normalize('NFKC')
  const plain = named.get(letter) ?? letter
  const latin = /^[A-Za-z0-9]$/.test(letter)
  if (latin && (double || (code >= 0x1d538 && code <= 0x1d56b) || (code >= 0x1d7d8 && code <= 0x1d7e1)))
    return `\\mathbb{${letter}}`
  if (latin && ((code >= 0x1d400 && code <= 0x1d433) || (code >= 0x1d7ce && code <= 0x1d7d7)))
    return `\\mathbf{${letter}}`
  return plain
}

/** Typed characters as TeX in math mode. What TeX has no sign for, Chinese above all, stays text. Throws NotTex. */
export const texOf = (text: string): string => {
  let tex = ''
  let words = ''
  const flush = () => {
    tex += texText(words)
    words = ''
  }
  for (const [character] of text.normalize('NFC').matchAll(/[\p{L}\p{N}]\p{M}+|['′]+|\P{M}|\p{M}+/gu)) {
    // Primes stand on nothing, for what they would stand on may be raised already.
    const primes = /^['′]/.test(character) ? `{}${character.replaceAll('′', "'")}` : undefined
    const sign = primes ?? written.get(character) ?? named.get(character) ?? shaped(character)
    if (sign === undefined && (character > '~' || /\p{M}/u.test(character))) {
      words += character
      continue
    }
    flush()
    if (sign !== undefined) tex += sign
    else tex += /[{}%#$&_]/.test(character) ? `\\${character}` : character < ' ' ? ' ' : character
  }
  flush()
  return tex
}

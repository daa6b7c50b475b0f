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
▽ triangledown □ square ■ blacksquare ′ prime … ldots ⋯ cdots ⋮ vdots ⋱ ddots ∑ sum ∏ prod ∐ coprod ∫ int ∬ iint
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
  ['″', "''"],
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

const escaped = (text: string) => text.replace(/[\\{}%#$&_^~]/g, (one) => (/[\\^~]/.test(one) ? ' ' : `\\${one}`))

/** Text in a formula, as it stands. */
export const texText = (text: string): string => (text === '' ? '' : `\\text{${escaped(text)}}`)

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

/** Typed characters as TeX in math mode. What TeX has no sign for, Chinese above all, stays text. */
export const texOf = (text: string): string => {
  let tex = ''
  let words = ''
  const flush = () => {
    tex += texText(words)
    words = ''
  }
  for (const character of text) {
    const sign = written.get(character) ?? named.get(character) ?? shaped(character)
    if (sign === undefined && character > '~') {
      words += character
      continue
    }
    flush()
    tex += sign ?? (/[{}%#$&_]/.test(character) ? `\\${character}` : character)
  }
  flush()
  return tex
}

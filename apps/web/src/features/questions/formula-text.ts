const signs: Record<string, string> = {
  times: '×',
  cdot: '·',
  div: '÷',
  pm: '±',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  neq: '≠',
  approx: '≈',
  infty: '∞',
  circ: '°',
  pi: 'π',
  phi: 'φ',
  varphi: 'φ',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  theta: 'θ',
  eta: 'η',
  lambda: 'λ',
  mu: 'μ',
  rho: 'ρ',
  sigma: 'σ',
  omega: 'ω',
  Omega: 'Ω',
  Delta: 'Δ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Sigma: 'Σ',
  delta: 'δ',
  varepsilon: 'ε',
  epsilon: 'ε',
  tau: 'τ',
  psi: 'ψ',
  sum: '∑',
  int: '∫',
  rightarrow: '→',
}

/** Fractions in fractions and roots in fractions, from the innermost outwards; deeper ones stay as they are. */
const deepest = 8

const single = /^(?:[\d.]+|[A-Za-z]|\\[A-Za-z]+|√\([^()]*\))$/
const grouped = (text: string) => (single.test(text.trim()) ? text.trim() : `(${text})`)

const digits = { _: '₀₁₂₃₄₅₆₇₈₉₊₋', '^': '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻' }
const small = (sign: string, text: string) =>
  /^[\d+-]+$/.test(text)
    ? text.replace(/[\d+-]/g, (one) => digits[sign as '_' | '^']['0123456789+-'.indexOf(one)] ?? one)
    : sign + (text.length > 1 ? `(${text})` : text)

const unfold = (tex: string): string =>
  tex
    .replace(
      /\\(?:d|t)?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g,
      (_, a: string, b: string) => `${grouped(a)}/${grouped(b)}`,
    )
    .replace(/\\sqrt\s*\{([^{}]*)\}/g, '√($1)')
    .replace(/\\(?:text|mathrm|mathit|mathbf)\s*\{([^{}]*)\}/g, '$1')
    .replace(/([_^])\{([^{}]*)\}/g, (_, sign: string, text: string) => small(sign, text))
    .replace(/([_^])(\d)/g, (_, sign: string, text: string) => small(sign, text))

/** A formula as readable text: fractions and roots on one line, signs by their characters, the rest as it stands. */
export const formulaText = (tex: string): string => {
  let text = tex.replace(/\\(left|right)(?![A-Za-z])/g, '')
  for (let depth = 0; depth < deepest; depth++) {
    const next = unfold(text)
    if (next === text) break
    text = next
  }
  return text
    .replace(/\\(,|;|!| |quad(?![A-Za-z]))/g, '')
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => signs[name] ?? name)
    .replace(/[{}]/g, '')
}

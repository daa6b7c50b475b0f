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
  sum: '∑',
  int: '∫',
  rightarrow: '→',
}

/** A formula as readable text: fractions and roots on one line, signs by their characters, the rest as it stands. */
export const formulaText = (tex: string): string =>
  tex
    .replace(/\\(?:d|t)?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '($1)/($2)')
    .replace(/\\sqrt\s*\{([^{}]*)\}/g, '√($1)')
    .replace(/\\(?:text|mathrm|mathit|mathbf)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\(left|right|,|;|!| |quad)/g, '')
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => signs[name] ?? name)
    .replace(/[{}]/g, '')

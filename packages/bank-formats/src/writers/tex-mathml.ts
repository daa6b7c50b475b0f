import katex from 'katex'

/** TeX as MathML, with the TeX itself kept inside; undefined where it is no sound TeX. */
export const texMathml = (tex: string): string | undefined => {
  try {
    const html = katex.renderToString(tex, { output: 'mathml', throwOnError: true, strict: 'ignore' })
    return /<math[\s\S]*<\/math>/.exec(html)?.[0]
  } catch (error) {
    if (error instanceof katex.ParseError) return undefined
    throw error
  }
}

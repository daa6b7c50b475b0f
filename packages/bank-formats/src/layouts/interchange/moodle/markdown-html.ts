/**
 * Markdown's usual signs as HTML: bold, italic, code, lists, headings, and line ends by two blanks. Links and pictures
 * keep their words; anything else stays as it is typed, HTML included.
 */
export const markdownHtml = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      const list = /^\s*[-*+]\s+(.*)$/.exec(line)
      const heading = /^\s*#{1,6}\s+(.*)$/.exec(line)
      if (list) return `<br>• ${list[1]}<br>`
      if (heading) return `<p><b>${heading[1]}</b></p>`
      return line.trim() === '' || /^\s*\d{1,3}[.)]\s/.test(line) || line.endsWith('  ') ? `<br>${line}<br>` : line
    })
    .join('\n')
    .replace(/`([^`\n]{1,500})`/g, (_, code: string) => `<code>${code.replaceAll('<', '&lt;')}</code>`)
    .replace(/!?\[([^[\]\n]{0,500})\]\([^()\s]{0,1000}\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_\n]{1,500})(?<=\S)\1/g, '<b>$2</b>')
    .replace(/(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,500})(?<=\S)\1(?![\w*])/g, '<i>$2</i>')
    .replace(/\\([*_`#])/g, '$1')

import { workbook } from '../../packages/bank-formats/test/samples.ts'

const letters = ['A', 'B', 'C', 'D']
const question = (number: number) => ({
  stem: `${number}、第${number}号工件装夹后，下列做法中正确的是（ ）。`,
  options: letters.map((letter) => `先做第${number}号检查的第${letter}步，再按工艺卡加工`),
  answer: letters[number % 4] ?? '',
})

/** A workbook of so many questions that differ. */
export const xlsx = (count: number) =>
  workbook({
    题库: [
      ['题型', '题干', '选项A', '选项B', '选项C', '选项D', '答案', '解析'],
      ...Array.from({ length: count }, (_, number) => {
        const { stem, options, answer } = question(number + 1)
        return ['单选题', stem, ...options, answer, '按工艺卡']
      }),
    ],
  })

/** The same questions in GIFT. */
export const gift = (count: number) =>
  Array.from({ length: count }, (_, number) => {
    const { stem, options, answer } = question(number + 1)
    const answers = options.map((text, place) => `${letters[place] === answer ? '=' : '~'}${text}`)
    return `::Q${number}::${stem}{\n${answers.join('\n')}\n}\n`
  }).join('\n')

import { type Content, contentText } from '@lianbing/contract'

const verdict =
  /^(?:(?:yes|no|sorry|ok) ?)?(?:right|correct|wrong|incorrect|true|false|(?:that'?s|this is|you are|your answer is|your response is) (?:right|correct|the (?:right|correct) answer)|well done|good|good job|great|excellent|perfect|回答正确|答案正确|正确|答对了|你答对了|对|很好|太棒了|恭喜|恭喜你)?$/

/** Whether feedback only praises or blames: that says nothing of the matter, and the worker is told anyway. */
export const isVerdict = (content: Content): boolean => {
  const pictured = content.some(
    (block) => block.type === 'table' || block.children.some(({ type }) => type === 'image' || type === 'formula'),
  )
  const words = contentText(content).toLowerCase().replaceAll('’', "'")
  return (
    !pictured &&
    words.length < 200 &&
    verdict.test(
      words
        .replace(/[^\p{L}' ]+/gu, ' ')
        .replace(/ +/g, ' ')
        .trim(),
    )
  )
}

import { plain } from '../text/comparable.ts'

const gap = '(?:[(（【\\[]\\s*[)）】\\]]|_{2,})'
/** A gap with words behind it, a question word, or a sentence that breaks off before its last gap. */
const asking = [
  new RegExp(`${gap}[^\\p{L}\\p{N}]{0,8}[\\p{L}\\p{N}]`, 'u'),
  /[?？]|下列|下面|下述|哪|什么|多少|\b(?:which|what|how|when|where|who)\b/i,
  new RegExp(`[是为有在于用成达至到属括][\\s:：,，]{0,8}(?:${gap})?[\\s。.:：]{0,8}$`),
]

/** Whether a stem asks for one of its options, rather than stating what is right or wrong: "……。（ ）". */
export const asksForOption = (stem: string): boolean => {
  const text = plain(stem)
  return asking.some((pattern) => pattern.test(text))
}

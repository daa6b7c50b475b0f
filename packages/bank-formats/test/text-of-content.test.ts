import { textContent } from '@lianbing/contract'
import { expect, it } from 'vitest'
import { textOfContent } from '../src/writers/package/text-of-content.ts'

it.each(['{\\( 铜', '{{{', '{{\\(', 'a{', '{ {{', '\\(', '}}'])(
  'signs of marks are words where they stand as words: %s',
  (text) => {
    expect(textOfContent(textContent(text), () => undefined)).toBeDefined()
  },
)

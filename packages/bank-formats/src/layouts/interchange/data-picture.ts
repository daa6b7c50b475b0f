import type { Inline } from '@lianbing/contract'
import type { Pictures } from '../../pictures/pictures.ts'

/** A picture that stands in its own address (`data:image/png;base64,…`); undefined for any other address. */
export const dataPicture = (src: string, alt: string, pictures: Pictures | undefined): Inline | undefined => {
  const start = /^\s*data:image\/[\w.+-]{1,40}(?:;[\w=-]{1,40})*;base64,/i.exec(src.slice(0, 200))
  return start ? pictures?.add(Buffer.from(src.slice(start[0].length), 'base64'), alt) : undefined
}

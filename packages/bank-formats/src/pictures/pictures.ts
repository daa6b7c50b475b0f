import { createHash } from 'node:crypto'
import type { Inline } from '@lianbing/contract'

type Image = Extract<Inline, { type: 'image' }>

/**
 * The pictures of one file as they stand in it, before anything of them is trusted. Content names each by the hash of
 * these bytes until `settlePictures` has re-encoded those that questions really show.
 */
export interface Pictures {
  /**
   * Keeps the bytes and hands back what content shows; `alt` is cut where it is too long. No bytes stand for a picture
   * that the file speaks of and does not hold.
   */
  add(bytes: Uint8Array, alt?: string): Image
  bytesOf(hash: string): Uint8Array | undefined
}

export const pictureShelf = (): Pictures => {
  const kept = new Map<string, Uint8Array>()
  return {
    add: (bytes, alt = '') => {
      const hash = createHash('sha256').update(bytes).digest('hex')
      kept.set(hash, bytes)
      return { type: 'image', hash, alt: alt.trim().slice(0, 200) }
    },
    bytesOf: (hash) => kept.get(hash),
  }
}

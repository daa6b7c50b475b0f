import type { PictureToWrite } from './written.ts'

/** A picture within its own address. */
export const dataAddress = ({ type, bytes }: PictureToWrite): string =>
  `data:${type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`

import type { Inline } from '@lianbing/contract'
import { useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './content.module.css'
import { questionMessages } from './messages.ts'

type Image = Extract<Inline, { type: 'image' }>

/** A picture of a question; outside of options a tap shows it as large as the screen allows. */
export const Picture = ({ image, zoom }: { image: Image; zoom: boolean }) => {
  const words = useMessages(questionMessages)
  const [large, setLarge] = useState(false)
  const shown = (
    <img
      className={styles.picture}
      src={`/api/media/${image.hash}`}
      alt={image.alt}
      width={image.width}
      height={image.height}
      loading="lazy"
    />
  )
  if (!zoom) return shown
  return (
    <>
      <button type="button" className={styles.zoom} onClick={() => setLarge(true)}>
        {shown}
        <span className={styles.zoomHint}>
          <Icon name="zoom" /> {words.zoom}
        </span>
      </button>
      {large ? (
        <Dialog title={image.alt || words.picture} closeLabel={words.closePicture} onClose={() => setLarge(false)} wide>
          <div className={styles.large}>{shown}</div>
        </Dialog>
      ) : null}
    </>
  )
}

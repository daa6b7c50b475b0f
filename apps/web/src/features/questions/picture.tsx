import type { Content } from '@lianbing/contract'
import { lazy, Suspense, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './content.module.css'
import { questionMessages } from './messages.ts'
import { inlinesOf } from './response.ts'
import { type Image, pictureUrl, usePictureLoad } from './use-picture-load.ts'

export const loadPictureViewer = () => import('./picture-viewer.tsx')
const PictureViewer = lazy(async () => ({ default: (await loadPictureViewer()).PictureViewer }))

/** A picture of a question in the room that is kept for it; where it may be a button, a tap shows it full screen. */
export const Picture = ({ image, zoom }: { image: Image; zoom: boolean }) => {
  const words = useMessages(questionMessages)
  const [large, setLarge] = useState(false)
  const { state, turn, retry, watch } = usePictureLoad()
  if (state === 'failed')
    return (
      <span className={styles.failed}>
        <span>{image.alt || words.picture}</span>
        <span>
          <Icon name="warn" size={18} /> {words.pictureFailed}
        </span>
        {zoom ? (
          <button type="button" className={styles.zoomHint} onClick={retry}>
            <Icon name="again" /> {words.retryPicture}
          </button>
        ) : null}
      </span>
    )
  const shown = (
    <img
      key={turn}
      ref={watch}
      className={classNames(styles.picture, !zoom && styles.small, state === 'loading' && styles.loading)}
      src={pictureUrl(image)}
      alt={image.alt || words.picture}
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
        <Suspense>
          <PictureViewer image={image} onClose={() => setLarge(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

/** The way to full screen for pictures that stand where no button may: within options, named by their letters. */
export const ZoomButtons = ({ parts }: { parts: readonly { name: string; content: Content }[] }) => {
  const words = useMessages(questionMessages)
  const [large, setLarge] = useState<Image>()
  const images = parts.flatMap(({ name, content }) =>
    inlinesOf(content).flatMap((part) => (part.type === 'image' ? [{ name, image: part }] : [])),
  )
  if (images.length === 0) return null
  return (
    <span className={styles.zooms}>
      {images.map(({ name, image }, index) => (
        <button key={`${index}`} type="button" className={styles.zoomHint} onClick={() => setLarge(image)}>
          <Icon name="zoom" /> {words.zoom} {[name, image.alt].filter(Boolean).join(' ')}
        </button>
      ))}
      {large ? (
        <Suspense>
          <PictureViewer image={large} onClose={() => setLarge(undefined)} />
        </Suspense>
      ) : null}
    </span>
  )
}

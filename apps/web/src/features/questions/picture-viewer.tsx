import { useEffect, useRef } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/icon.tsx'
import { questionMessages } from './messages.ts'
import styles from './picture-viewer.module.css'
import { type Image, pictureUrl, usePictureLoad } from './use-picture-load.ts'
import { useZoom } from './use-zoom.ts'

const isOpenEntry = () => (history.state as { picture?: boolean } | null)?.picture === true

/** Full screen, closed by the button, by Escape and by the phone's own way back; the focus returns where it was. */
export const PictureViewer = ({ image, onClose }: { image: Image; onClose: () => void }) => {
  const words = useMessages(questionMessages)
  const element = useRef<HTMLDialogElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const { scale, canGrow, grow, shrink } = useZoom(stage)
  const { state, turn, retry, watch } = usePictureLoad()
  const latest = useRef(onClose)
  useEffect(() => {
    latest.current = onClose
  })
  useEffect(() => {
    const dialog = element.current
    if (!dialog) return
    const opener = document.activeElement
    // iOS 14 knows no modal dialogs: there it stands open, fixed at the same place.
    if (typeof dialog.showModal === 'function') dialog.showModal()
    else dialog.setAttribute('open', '')
    // An entry of its own, so that going back closes the picture and not the question.
    if (!isOpenEntry()) history.pushState({ ...history.state, picture: true }, '')
    const close = () => latest.current()
    addEventListener('popstate', close)
    return () => {
      removeEventListener('popstate', close)
      dialog.close?.()
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  const close = () => (isOpenEntry() ? history.back() : onClose())
  const name = image.alt || words.picture
  return (
    <dialog
      ref={element}
      className={styles.viewer}
      aria-label={name}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
    >
      <div ref={stage} className={styles.stage}>
        {state === 'failed' ? (
          <div className={styles.note} role="alert">
            <p>{words.pictureFailed}</p>
            <button type="button" onClick={retry}>
              <Icon name="again" /> {words.retryPicture}
            </button>
          </div>
        ) : (
          <img
            key={turn}
            ref={watch}
            src={pictureUrl(image)}
            alt={name}
            width={image.width}
            height={image.height}
            draggable={false}
          />
        )}
        {state === 'loading' ? (
          <p className={styles.note} role="status">
            {words.pictureLoading}
          </p>
        ) : null}
      </div>
      <div className={styles.bar}>
        <p className={styles.name}>{image.alt}</p>
        <button type="button" aria-label={words.zoomOut} disabled={scale <= 1} onClick={shrink}>
          <Icon name="dash" />
        </button>
        <output className="tabular">{`${Math.round(scale * 100)}%`}</output>
        <button type="button" aria-label={words.zoomIn} disabled={!canGrow} onClick={grow}>
          <Icon name="plus" />
        </button>
        <button type="button" aria-label={words.closePicture} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
    </dialog>
  )
}

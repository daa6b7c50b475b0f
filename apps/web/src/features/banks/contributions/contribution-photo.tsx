import { useMutation } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { Draft } from './contribution-form.ts'
import { contributionMessages } from './contribution-messages.ts'
import styles from './contributions.module.css'

type Props = { picture: Draft['picture']; onChange: (picture: Draft['picture']) => void }

/** A photo from the camera or the album; the server turns it upright and keeps nothing but its pixels. */
export const ContributionPhoto = ({ picture, onChange }: Props) => {
  const words = useMessages(contributionMessages)
  const sending = useMutation({
    mutationFn: async (file: File) => {
      const body = new FormData()
      body.set('file', file)
      const { hash } = await call('POST /api/media', { body })
      onChange({ hash, alt: picture?.alt ?? '' })
    },
  })
  return (
    <div className={styles.photo}>
      {picture ? (
        <>
          <img src={`/api/media/${picture.hash}`} alt={picture.alt} />
          <TextField
            label={words.photoAlt}
            maxLength={200}
            value={picture.alt}
            onChange={(event) => onChange({ ...picture, alt: event.target.value })}
          />
        </>
      ) : null}
      <div className={styles.photoActs}>
        <label className={styles.pick}>
          {sending.isPending ? words.photoSending : picture ? words.photoAgain : words.photo}
          <input
            type="file"
            accept="image/*"
            disabled={sending.isPending}
            onChange={(event) => {
              const [file] = event.target.files ?? []
              if (file) sending.mutate(file)
              event.target.value = ''
            }}
          />
        </label>
        {picture ? (
          <Button look="quiet" onClick={() => onChange(null)}>
            {words.removePhoto}
          </Button>
        ) : null}
      </div>
      {sending.error ? <ApiProblem error={sending.error} /> : null}
    </div>
  )
}

import { localeNames, locales, useLocale } from '../i18n/locale.ts'
import { switchLocale, useMessages } from '../i18n/messages.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './language-switch.module.css'
import { shellMessages } from './messages.ts'

/** Names the other language in that language, as whoever looks for it reads it. */
export const LanguageSwitch = () => {
  const locale = useLocale()
  const words = useMessages(shellMessages)
  const other = locales.find((candidate) => candidate !== locale) ?? locale
  return (
    <button type="button" className={styles.switch} onClick={() => void switchLocale(other).catch(() => {})}>
      <Icon name="language" />
      <span className="visually-hidden">{words.switchLanguage}</span>
      <span lang={other}>{localeNames[other]}</span>
    </button>
  )
}

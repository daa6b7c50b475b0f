import { localeNames, locales, useLocale } from '../../i18n/locale.ts'
import { switchLocale, useMessages } from '../../i18n/messages.ts'
import { ChoiceRow } from '../../ui/choice-row.tsx'
import { chooseTheme, type ThemeChoice, useThemeChoice } from '../../ui/theme.ts'
import styles from './me.module.css'
import { meMessages } from './me-messages.ts'

const themes: ThemeChoice[] = ['system', 'light', 'dark']

/** Kept on this device: a shared PC and a phone rarely want the same. */
export const ScreenChoices = () => {
  const words = useMessages(meMessages)
  const locale = useLocale()
  const theme = useThemeChoice()
  return (
    <div className={styles.form}>
      <ChoiceRow
        label={words.language}
        value={locale}
        choices={locales.map((value) => ({ value, label: localeNames[value] }))}
        onChoose={(value) => void switchLocale(value).catch(() => {})}
      />
      <ChoiceRow
        label={words.theme}
        value={theme}
        choices={themes.map((value) => ({ value, label: words.themes[value] }))}
        onChoose={chooseTheme}
      />
      <p className={styles.soft}>{words.textSize}</p>
    </div>
  )
}

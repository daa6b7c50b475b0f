import {
  Badge,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Modal,
  NativeSelect,
  SegmentedControl,
  Table,
  Textarea,
  TextInput,
  type VariantColorsResolver,
} from '@mantine/core'

/** A colour of the library that is one of our tokens in every shade: light and dark come from the token itself. */
const token = (name: string) => Array.from({ length: 10 }, () => `var(--${name})`) as unknown as MantineColorsTuple
const shades = (...names: string[]) => names.map((name) => `var(--${name})`) as unknown as MantineColorsTuple

/** What stands on a filled colour. */
const onFilled: Record<string, string> = { steel: 'steel-ink', next: 'next-ink', gray: 'paper' }
const filledOf: Record<string, string> = { gray: 'ink-soft' }
const softOf: Record<string, string> = { gray: 'well', next: 'warn-soft' }

const variants: VariantColorsResolver = ({ color = 'steel', variant }) => {
  const clear = '1px solid transparent'
  const filled = `var(--${filledOf[color] ?? color})`
  const soft = `var(--${softOf[color] ?? `${color}-soft`})`
  if (variant === 'filled')
    return { background: filled, hover: filled, color: `var(--${onFilled[color] ?? 'sheet'})`, border: clear }
  if (variant === 'light') return { background: soft, hover: soft, color: 'var(--ink)', border: clear }
  if (variant === 'default')
    return { background: 'var(--sheet)', hover: 'var(--well)', color: 'var(--ink)', border: '1px solid var(--edge)' }
  return {
    background: 'transparent',
    hover: soft,
    color: filled,
    border: variant === 'outline' ? `1px solid ${filled}` : clear,
  }
}

const semantic = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-error': 'var(--wrong)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-anchor': 'var(--steel)',
  '--mantine-color-default': 'var(--sheet)',
  '--mantine-color-default-hover': 'var(--well)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-disabled': 'var(--well)',
  '--mantine-color-disabled-color': 'var(--ink-soft)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-contrast': 'var(--steel-ink)',
  '--mantine-color-steel-filled': 'var(--steel)',
  '--mantine-color-steel-filled-hover': 'var(--steel)',
  '--mantine-color-steel-light': 'var(--steel-soft)',
  '--mantine-color-steel-light-hover': 'var(--steel-soft)',
  '--mantine-color-steel-light-color': 'var(--ink)',
}
/** In the dark the library writes in its white, in the light it paints with it. */
export const officeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...semantic, '--mantine-color-white': 'var(--sheet)' },
  dark: { ...semantic, '--mantine-color-white': 'var(--ink)' },
})

/** The same face as the worker's pages: every colour, radius and size is a token of ui/tokens.css. */
export const officeTheme = createTheme({
  fontFamily: 'inherit',
  primaryColor: 'steel',
  primaryShade: 5,
  white: 'var(--sheet)',
  black: 'var(--ink)',
  colors: {
    steel: token('steel'),
    next: token('next'),
    right: token('right'),
    wrong: token('wrong'),
    gray: shades('well', 'well', 'line', 'line', 'edge', 'edge', 'ink-soft', 'ink-soft', 'ink', 'ink'),
    dark: shades('ink', 'ink', 'ink-soft', 'ink-soft', 'edge', 'line', 'sheet', 'paper', 'well', 'well'),
  },
  variantColorResolver: variants,
  // Never below 14 px.
  fontSizes: { xs: '0.875rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.6' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '10px', xl: '10px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  components: {
    Badge: Badge.extend({
      defaultProps: {
        variant: 'light',
        size: 'lg',
        fz: 'sm',
        fw: 600,
        tt: 'none',
        radius: 'sm',
        px: 8,
        miw: 'max-content',
      },
    }),
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: 'var(--steel-ink)' } }),
    Button: Button.extend({ defaultProps: { variant: 'default', fw: 600 } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, transitionProps: { duration: 120 } },
      styles: { title: { fontWeight: 650 } },
    }),
    InputDescription: { defaultProps: { fz: 'sm' } },
    InputError: { defaultProps: { fz: 'sm' } },
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'sm' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { transitionDuration: 0 } }),
    Table: Table.extend({
      defaultProps: {
        verticalSpacing: 'xs',
        horizontalSpacing: 'sm',
        fz: 'sm',
        borderColor: 'var(--line)',
        highlightOnHoverColor: 'var(--well)',
      },
    }),
  },
})

import { MantineProvider } from '@mantine/core'
import './mantine.css'
import { OfficeScreens } from './office-screens.tsx'
import { officeTheme, officeVariables } from './theme.ts'
import { useScheme } from './use-scheme.ts'

export const Office = () => (
  <MantineProvider theme={officeTheme} cssVariablesResolver={officeVariables} forceColorScheme={useScheme()}>
    <OfficeScreens />
  </MantineProvider>
)

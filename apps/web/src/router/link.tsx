import type { ComponentProps, MouseEvent } from 'react'
import { currentAddress, navigate } from './address.ts'
import { isOffice } from './is-office.ts'
import { wouldLose } from './leaving.ts'
import { useAddress } from './router.tsx'

type Props = Omit<ComponentProps<'a'>, 'href'> & { to: string; replace?: boolean }

/** A click that asks for another tab, a window or a download is the browser's. */
const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** Whoever opens the page that is open already takes no step. */
const isHere = (to: string): boolean => {
  const { pathname, search } = currentAddress()
  return to === pathname + search
}

/** Between the office and the workers' pages the browser loads the other document. */
const isOtherDocument = (to: string) => isOffice(to) !== isOffice(currentAddress().pathname)

/** A link to a page of ours, which opens within the document where it can. */
export const Link = ({ to, replace, onClick, ...rest }: Props) => (
  <a
    {...rest}
    href={to}
    onClick={(event) => {
      onClick?.(event)
      if (event.defaultPrevented || !isPlain(event) || isOtherDocument(to) || wouldLose()) return
      event.preventDefault()
      navigate(to, { replace: replace ?? isHere(to) })
    }}
  />
)

/** A link of a menu, marked while its page or one below it is open; below the start of everything lies nothing. */
export const MenuLink = (props: Props) => {
  const { pathname } = useAddress()
  const here = pathname === props.to || (props.to !== '/' && pathname.startsWith(`${props.to}/`))
  return <Link {...props} aria-current={here ? 'page' : undefined} />
}

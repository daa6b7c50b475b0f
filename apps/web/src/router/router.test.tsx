// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { navigate } from './address.ts'
import { Link, MenuLink } from './link.tsx'
import { Redirect } from './redirect.tsx'
import { Router, useAddress } from './router.tsx'
import { useSearchParams } from './use-search-params.ts'

const Here = () => {
  const { pathname, search, state } = useAddress()
  const [, setParams] = useSearchParams()
  return (
    <>
      <output>{pathname + search + (state ? JSON.stringify(state) : '')}</output>
      <button type="button" onClick={() => setParams(new URLSearchParams({ trade: '车工 1' }))}>
        filter
      </button>
      {pathname === '/old' ? <Redirect to="/new" /> : null}
      <Link to="/me">me</Link>
      <Link to="/office/banks">office</Link>
      <MenuLink to="/">home</MenuLink>
      <MenuLink to="/practice">practice</MenuLink>
    </>
  )
}

let root: Root
const place = () => document.querySelector('output')?.textContent
const link = (name: string) => [...document.querySelectorAll('a')].find((a) => a.textContent === name)
/** True where the click was left to the browser, which is then kept from leaving this document. */
const click = async (target: Element | null | undefined, more: MouseEventInit = {}) => {
  let left = false
  const look = (event: Event) => {
    left = !event.defaultPrevented
    event.preventDefault()
  }
  addEventListener('click', look, { once: true })
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...more })
  await act(async () => void target?.dispatchEvent(event))
  return left
}
const open = async (path: string) => {
  history.replaceState(null, '', path)
  root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <Router>
        <Here />
      </Router>,
    ),
  )
}

beforeEach(() => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
})
afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
})

describe('the router', () => {
  it('opens the page of a link in this document, with a step for the back button', async () => {
    await open('/practice')
    const steps = history.length
    expect(await click(link('me'))).toBe(false)
    expect(place()).toBe('/me')
    expect(history.length).toBe(steps + 1)
    await click(link('me'))
    expect(history.length).toBe(steps + 1)
  })

  it('leaves a click for another tab, and the way to the office, to the browser', async () => {
    await open('/practice')
    expect(await click(link('me'), { ctrlKey: true })).toBe(true)
    expect(await click(link('me'), { metaKey: true })).toBe(true)
    expect(await click(link('me'), { button: 1 })).toBe(true)
    expect(await click(link('office'))).toBe(true)
    expect(place()).toBe('/practice')
  })

  it('marks the link of the menu whose page or a page below it is open', async () => {
    await open('/practice/rounds')
    expect(link('practice')?.getAttribute('aria-current')).toBe('page')
    expect(link('home')?.getAttribute('aria-current')).toBeNull()
    await act(async () => navigate('/'))
    expect(link('practice')?.getAttribute('aria-current')).toBeNull()
    expect(link('home')?.getAttribute('aria-current')).toBe('page')
  })

  it('hears a redirect of the first drawing, and takes no step for it', async () => {
    await open('/old')
    expect(place()).toBe('/new')
  })

  it('writes what is searched for into the address in place', async () => {
    await open('/practice')
    const steps = history.length
    await click(document.querySelector('button'))
    expect(new URLSearchParams(location.search).get('trade')).toBe('车工 1')
    expect(place()).toContain('/practice?trade=')
    expect(history.length).toBe(steps)
  })

  it('hands a state on to the next page, and follows the back button', async () => {
    await open('/practice')
    await act(async () => navigate('/me', { state: { refused: 2 } }))
    expect(place()).toBe('/me{"refused":2}')
    await act(async () => {
      history.replaceState(null, '', '/practice')
      dispatchEvent(new PopStateEvent('popstate'))
    })
    expect(place()).toBe('/practice')
  })
})

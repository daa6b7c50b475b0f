import { describe, expect, test } from 'vitest'
import { expectFit, journeys, signIn } from './journey.ts'
import { joinCodeOfATeam } from './people.ts'
import { demoPassword } from './server.ts'

const { visitor, signedIn } = journeys()
const password = 'Bohrfutter-3-Kegel'

describe.each(['phone', 'desktop'] as const)('on a %s', (size) => {
  test('somebody registers with a join code, changes the language, signs out and in again', async () => {
    const { joinCode, name } = await joinCodeOfATeam()
    const username = `chen.${size}`
    const page = await visitor({ size })

    await page.goto('/')
    await page.waitForURL('**/sign-in?next=%2F')
    await expectFit(page)
    await page.getByRole('link', { name: '第一次来？用加入码注册' }).click()
    await page.waitForURL('**/join')
    await expectFit(page)
    // As people type it from a slip of paper.
    await page.getByLabel('加入码').fill(` ${joinCode.slice(0, 4).toLowerCase()} ${joinCode.slice(4)} `)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText(name, { exact: true }).waitFor()

    await page.getByLabel('姓名').fill('陈学明')
    await page.getByLabel('用户名').fill('admin')
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByLabel('工种', { exact: true }).selectOption({ label: '电工' })
    await page.getByRole('button', { name: '注册并开始' }).click()
    await page.getByText('用户名已被占用').waitFor()
    await expectFit(page)
    await page.getByLabel('用户名').fill(username)
    await page.getByRole('button', { name: '注册并开始' }).click()

    await page.getByRole('heading', { name: '今天练这些' }).waitFor()
    await page.getByRole('button', { name: '开始练' }).waitFor()
    await expectFit(page)

    await page.getByRole('link', { name: '我的', exact: true }).click()
    await page.getByRole('heading', { name: '我的', exact: true }).waitFor()
    await page.getByText('陈*明').waitFor()
    await expectFit(page)
    await page.getByRole('radio', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Me', exact: true }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')

    await page.getByRole('radio', { name: 'Dark' }).check()
    await page.reload()
    await page.getByRole('heading', { name: 'Me', exact: true }).waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')

    await page.getByRole('button', { name: 'Sign out' }).click()
    await expectFit(page)
    await page.getByRole('button', { name: 'Sign out here' }).click()
    await page.waitForURL('**/sign-in')
    await page.goto('/me')
    await page.waitForURL('**/sign-in?next=%2Fme')
    await signIn(page, username, password)
  })

  test('a wrong password is told in words, and the page that was asked for opens after the right one', async () => {
    const page = await visitor({ size, locale: 'en' })
    await page.goto('/leaderboards?period=all')
    await page.getByLabel('User name').fill('worker')
    await page.getByLabel('Password', { exact: true }).fill('not the one')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('User name or password is not right').waitFor()
    await expectFit(page)
    await page.getByLabel('Password', { exact: true }).fill(demoPassword)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/leaderboards?period=all')
    await page.getByRole('heading', { name: 'Rankings' }).waitFor()
  })

  test('an account is deleted only with its password, and everything that goes is named before', async () => {
    const { joinCode } = await joinCodeOfATeam()
    const username = `gone.${size}`
    const page = await visitor({ size, locale: 'en' })
    await page.goto(`/join/${joinCode}`)
    await page.getByLabel('Your name').fill('Gone Soon')
    await page.getByLabel('User name').fill(username)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Register and start' }).click()
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
    await page.goto('/me')
    await page.getByRole('button', { name: 'Delete my account' }).click()
    await page.getByText('your places in the rankings disappear').waitFor()
    await expectFit(page)
    await page.getByLabel('Confirm with your password').fill('not the one')
    await page.getByRole('button', { name: 'Delete for good' }).click()
    await page.getByText('The current password is not right').waitFor()
    await page.getByLabel('Confirm with your password').fill(password)
    await page.getByRole('button', { name: 'Delete for good' }).click()
    await page.waitForURL('**/sign-in')
    await page.getByLabel('User name').fill(username)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('User name or password is not right').waitFor()
  })

  test('whoever may use the office finds the way to it, in a document of its own', async () => {
    const page = await signedIn('admin', { size })
    await page.goto('/me')
    const asked = page.waitForRequest((request) => request.isNavigationRequest() && request.url().endsWith('/office'))
    await page.getByRole('link', { name: '管理和统计' }).click()
    await asked
  })
})

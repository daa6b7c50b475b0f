import type { MeMessages } from './me.zh-CN.ts'

export const messages: MeMessages = {
  title: 'Me',
  username: 'User name',
  organisation: 'Organisation',
  roles: 'Roles',
  role: { worker: 'worker', expert: 'expert', admin: 'admin', union: 'union', owner: 'owner' },
  grant: (role, organisation) => `${role} (${organisation})`,

  records: 'My records',
  rounds: 'Past practice rounds',
  attempts: 'Quiz results',
  contributions: 'My contributions',
  office: 'Office and statistics',

  profile: 'Profile',
  displayName: 'Name',
  displayNameMissing: 'Please fill in your name, at most 60 characters.',
  save: 'Save',
  saved: 'Saved on the server',

  boardName: 'My name in the rankings',
  boardNameLead: 'You always see your full name; what others see is up to you.',
  masked: 'A part of it',
  full: 'The full name',

  screen: 'Display',
  language: 'Language',
  theme: 'Light or dark',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  textSize: 'Text too small or too large? Set the size in your phone or browser; this page follows it.',

  security: 'Account and safety',
  changePassword: 'Change the password',
  currentPassword: 'Current password',
  currentMissing: 'Please fill in the current password.',
  newPassword: 'New password',
  otherSessions: 'Other devices are then signed out; this one stays signed in.',
  passwordChanged: 'The password is changed',

  signOut: 'Sign out',
  signOutHere: 'Sign out here',
  signOutEverywhere: 'Sign out on all devices',
  signOutLead: 'Everything saved on the server stays; sign in again to go on.',
  signOutEverywhereLead: 'If a phone is lost, or you signed in on somebody else’s device, choose all devices.',
  waiting: (count) => (count === 1 ? '1 answer is waiting to be sent' : `${count} answers are waiting to be sent`),
  waitingMend:
    'It is better to open that quiz or round and wait until they are sent. If you sign out now, they stay on this device and are sent when you sign in and open it again; once a quiz is over they no longer count.',

  remove: 'Delete my account',
  removeLead: 'This cannot be undone:',
  losses: [
    'you can no longer sign in; your name and user name are erased;',
    'your places in the rankings disappear;',
    'your rounds, results and rights can no longer be seen, neither by you nor by others;',
    'a quiz that is going on ends at once.',
  ],
  kept: 'The statistics of your organisation keep only numbers, such as how many answers, without a name.',
  removeConfirm: 'Confirm with your password',
  removeNow: 'Delete for good',
  keepAccount: 'Keep it',
}

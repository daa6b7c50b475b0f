import { createContext, type ReactNode, startTransition, useContext, useLayoutEffect, useState } from 'react'
import { type Address, currentAddress, followAddress } from './address.ts'

const AddressContext = createContext<Address | undefined>(undefined)

/** Lets the pages below follow the address. A page that is still on the way leaves the one before it standing. */
export const Router = ({ children }: { children: ReactNode }) => {
  const [address, setAddress] = useState(currentAddress)
  // Before the effects of the pages, so that one that leads on at once is heard.
  useLayoutEffect(() => followAddress((next) => startTransition(() => setAddress(next))), [])
  return <AddressContext value={address}>{children}</AddressContext>
}

export const useAddress = (): Address => {
  const address = useContext(AddressContext)
  if (!address) throw new Error('an address is asked for outside of the router')
  return address
}

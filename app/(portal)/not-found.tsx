// The same words inside the portal's frame: the menu stays.
export { default, generateMetadata } from '../not-found';

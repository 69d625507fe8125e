export * from './audit';
export * from './documents';
export * from './environments';
export * from './grants';
export * from './groups';
export * from './organisations';
export * from './partnerships';
export * from './users';

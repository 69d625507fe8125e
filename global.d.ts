// Without this import the augmentation below is ignored, silently.
import 'next-intl';
import type messages from './messages/en.json';

declare module 'next-intl' {
  interface AppConfig {
    Locale: 'en' | 'nl';
    Messages: typeof messages;
  }
}

'use client';

import { useEffect } from 'react';
import { usePartWords } from './words';

/** Puts "Error: " before the page's title while there is a problem (GOV.UK: who reads titles hears it first). */
export function useErrorInTitle(isWrong: boolean): void {
  const { errorPrefix } = usePartWords();
  useEffect(() => {
    if (!isWrong) return;
    const before = document.title;
    document.title = `${errorPrefix}: ${before}`;
    return () => {
      document.title = before;
    };
  }, [isWrong, errorPrefix]);
}

import { afterEach, describe, expect, test, vi } from 'vitest';
import { clientNetwork, networkOf } from '@/lib/policy/network';

afterEach(() => vi.unstubAllEnvs());

describe('the network of a client', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:51234', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:7:aaaa::1', '2001:db8:0:7::/64'],
    ['[2001:DB8::1]:443', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', null],
    ['', null],
    ['1.2.3', null],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['1::20:3:4:5:6:7', '1:0:20:3::/64'],
    ['1::ffff:203.0.113.7', '1:0:0:0::/64'],
    ['1:[2001:db8::1]', null],
    ['[2001:db8::1]a', null],
    ['::ffff:203.0.113.7:443', null],
  ])('%s → %s', (written, network) => expect(networkOf(written)).toBe(network));

  test('comes from the trusted hop only: what the client writes before it counts for nothing', () => {
    const headers = new Headers({ 'x-forwarded-for': '1.1.1.1, 203.0.113.7, 10.0.0.2' });
    expect(clientNetwork(headers)).toBeNull();
    vi.stubEnv('KOPPEL_TRUSTED_PROXY', '1');
    expect(clientNetwork(headers)).toBe('10.0.0.2');
    vi.stubEnv('KOPPEL_TRUSTED_PROXY', '2');
    expect(clientNetwork(headers)).toBe('203.0.113.7');
    vi.stubEnv('KOPPEL_TRUSTED_PROXY', '9');
    expect(clientNetwork(headers)).toBeNull();
    for (const none of ['yes', '', '0', '-1', '1.5']) {
      vi.stubEnv('KOPPEL_TRUSTED_PROXY', none);
      expect(clientNetwork(headers), none).toBeNull();
    }
    vi.stubEnv('KOPPEL_TRUSTED_PROXY', '1');
    expect(clientNetwork(new Headers())).toBeNull();
  });
});

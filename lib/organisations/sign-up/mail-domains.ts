/** Mail domains that belong to no company: whoever signs up with one always gets an environment of their own (E-002). */
const generic = new Set(
  `gmail.com googlemail.com outlook.com outlook.nl outlook.be outlook.fr outlook.de hotmail.com hotmail.nl hotmail.be hotmail.fr
  hotmail.de hotmail.co.uk live.com live.nl live.be live.fr live.de live.co.uk msn.com passport.com yahoo.com yahoo.nl yahoo.fr
  yahoo.de yahoo.co.uk ymail.com rocketmail.com icloud.com me.com mac.com aol.com proton.me protonmail.com protonmail.ch pm.me
  tutanota.com tutanota.de tuta.io tuta.com mail.com email.com usa.com gmx.com gmx.net gmx.de gmx.at gmx.ch web.de t-online.de
  freenet.de posteo.de posteo.net mailbox.org fastmail.com fastmail.fm hey.com zoho.com zohomail.eu yandex.com yandex.ru mail.ru
  ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl xs4all.nl chello.nl home.nl casema.nl upcmail.nl quicknet.nl multiweb.nl
  online.nl tele2.nl telfort.nl telfortglasvezel.nl solcon.nl caiway.nl caiway.net zonnet.nl wanadoo.nl wxs.nl tiscali.nl
  versatel.nl freeler.nl zeelandnet.nl kabelfoon.nl kabelfoon.net onsbrabantnet.nl onsnetnuenen.nl delta.nl deltadsl.nl edpnet.be
  filternet.nl introweb.nl concepts.nl concepts-icts.nl cistron.nl dds.nl euronet.nl freedom.nl gmail.nl glazenkamp.net hccnet.nl
  lijbrandt.nl luna.nl orange.nl plex.nl speedlinq.nl speedxs.nl stipte.nl trined.nl vodafonevast.nl vodafonethuis.nl ziezo.nl
  skynet.be telenet.be proximus.be scarlet.be voo.be base.be belgacom.net pandora.be orange.fr wanadoo.fr free.fr laposte.net
  sfr.fr neuf.fr libero.it tiscali.it virgilio.it alice.it bluewin.ch sunrise.ch btinternet.com btopenworld.com sky.com talktalk.net
  virginmedia.com ntlworld.com blueyonder.co.uk comcast.net verizon.net att.net sbcglobal.net o2.pl wp.pl onet.pl interia.pl
  seznam.cz centrum.cz telia.com comhem.se bredband.net online.no luukku.com eircom.net duck.com simplelogin.com mozmail.com
  privaterelay.appleid.com mailinator.com guerrillamail.com 10minutemail.com yopmail.com temp-mail.org trashmail.com sharklasers.com`.split(
    /\s+/,
  ),
);

/** The domain of an address. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);

/** The address's domain when it can be a company's own, else null. */
export function privateDomainOf(email: string): string | null {
  const domain = domainOf(email);
  return generic.has(domain) ? null : domain;
}

/** A name for the environment of a company with this address: "jansen-bouw.nl" gives "Jansen Bouw"; nothing for generic domains (E-001). */
export function nameAfterDomain(email: string): string {
  const domain = privateDomainOf(email);
  if (!domain) return '';
  const labels = domain.split('.');
  const isTwoPartEnding = labels.length > 2 && /^(co|com|org|net|gov|ac)$/.test(labels.at(-2)!);
  const own = labels.at(isTwoPartEnding ? -3 : -2)!;
  return own
    .split('-')
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(' ');
}

"""Mail domains that everybody can have an address at: their users have nothing to do with another.

Providers and access networks of the Netherlands and its neighbours first, then the world's.
"""

_LISTED = """
gmail.com googlemail.com outlook.com outlook.nl outlook.be outlook.de outlook.fr hotmail.com
hotmail.nl hotmail.be hotmail.de hotmail.fr hotmail.co.uk live.com live.nl live.be live.de
live.fr live.co.uk msn.com passport.com icloud.com me.com mac.com yahoo.com yahoo.nl yahoo.de
yahoo.fr yahoo.co.uk ymail.com rocketmail.com aol.com aim.com proton.me protonmail.com
protonmail.ch pm.me tutanota.com tutanota.de tuta.com tuta.io tutamail.com startmail.com
fastmail.com fastmail.fm mailbox.org posteo.de posteo.net posteo.nl hey.com zoho.com zohomail.eu
gmx.com gmx.net gmx.de gmx.at gmx.ch web.de email.de mail.com mail.de freenet.de t-online.de
arcor.de vodafone.de 1und1.de online.de
ziggo.nl home.nl upcmail.nl casema.nl chello.nl quicknet.nl multiweb.nl kpnmail.nl kpnplanet.nl
planet.nl hetnet.nl tele2.nl telfort.nl xs4all.nl zonnet.nl versatel.nl wxs.nl tiscali.nl
online.nl onsbrabantnet.nl solcon.nl kabelfoon.nl caiway.nl zeelandnet.nl freedom.nl freeler.nl
delta.nl deltanet.nl euronet.nl wanadoo.nl orange.nl 12move.nl het.net concepts.nl glasnet.nl
telenet.be skynet.be proximus.be scarlet.be voo.be pandora.be belgacom.net
orange.fr wanadoo.fr free.fr sfr.fr laposte.net bbox.fr neuf.fr numericable.fr
btinternet.com sky.com virginmedia.com talktalk.net blueyonder.co.uk ntlworld.com
bluewin.ch libero.it virgilio.it tiscali.it alice.it wp.pl o2.pl onet.pl interia.pl seznam.cz
mail.ru yandex.ru yandex.com bk.ru list.ru inbox.ru qq.com 163.com 126.com naver.com
comcast.net verizon.net att.net cox.net charter.net bellsouth.net sbcglobal.net
"""

PUBLIC_DOMAINS = frozenset(_LISTED.split())

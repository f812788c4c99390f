"""How a page is found, followed and passed on, as HTML: the links in its head, the box at its foot.

Written here and not as templates, because every page has them. What comes from records and addresses is escaped.
"""

from django.utils.html import conditional_escape as esc
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from parks.words import Words

words = Words(
    site=_("重庆产业园区名录"),
    passing=_("关注与分享"),
    follow=_("关注"),
    of_filter=_("按现在这些条件订阅：有新收录、新进展或新活动时，阅读器会告诉您，并附原文句子。"),
    of_page=_("有新收录、新进展或新活动时，阅读器会告诉您，并附原文句子。"),
    unknown_to_us=_("不用注册，本站不知道您订阅了什么。"),
    feed_address=_("订阅地址（Atom）"),
    open_feed=_("打开订阅源"),
    paste=_("，或把地址粘贴进任何 RSS 阅读器、Outlook 或 Thunderbird。"),
    share=_("分享"),
    short=_("本页短链接"),
    qr=_("本页地址的二维码"),
    scan=_("用手机扫码打开本页。短链接长期有效，记录改名或合并后也会转到新的页面。"),
    profile=_("单页简介（可打印）"),
    embed=_("把这张地图放进自己的网页"),
    copy=_("复制"),
    copied=_("已复制"),
    by_hand=_("请手动复制：已选中地址"),
)


def head(page, title, description):
    """Canonical address, languages, feed, Open Graph and schema.org."""
    said = words()
    title, description, canonical = esc(title), esc(description), esc(page.canonical)
    parts = [f'<link rel="canonical" href="{canonical}">\n']
    parts += [f'<link rel="alternate" hreflang="{code}" href="{esc(url)}">\n' for code, url in page.languages]
    if feed := page.feed:
        parts.append(
            f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{esc(feed.url)}">\n'
        )
    parts.append(
        f'<meta property="og:type" content="website">\n<meta property="og:site_name" content="{said.site}">\n'
        f'<meta property="og:title" content="{title}">\n<meta property="og:description" content="{description}">\n'
        f'<meta property="og:url" content="{canonical}">\n<meta property="og:locale" content="{page.locale}">\n'
        f'<meta property="og:image" content="{esc(page.image)}">\n<meta property="og:image:width" content="1200">\n'
        f'<meta property="og:image:height" content="630">\n<meta property="og:image:alt" content="{said.site}">\n'
        '<meta name="twitter:card" content="summary_large_image">\n'
    )
    if data := page.linked_data:
        parts.append(f'<script type="application/ld+json">{data}</script>\n')
    return SafeString("".join(parts))


def box(page):
    """Follow, share, print, embed."""
    said = words()
    parts = [f'\n<section class="passing wrap no-print" aria-label="{said.passing}">\n']
    if feed := page.feed:
        parts.append(
            f'<details class="passing-part" id="follow">\n<summary>{said.follow}</summary>\n'
            f"<p>{said.of_filter if feed.of_filter else said.of_page} {said.unknown_to_us}</p>\n"
            f'<p class="passing-row">{copying(page, feed.url, "feed-address", said.feed_address)}</p>\n'
            f'<p class="note-text"><a href="{esc(feed.url)}" type="application/atom+xml">{said.open_feed}</a>'
            f"{said.paste}</p>\n</details>\n"
        )
    parts.append(
        f'<details class="passing-part" id="share">\n<summary>{said.share}</summary>\n'
        f'<p class="passing-row">{copying(page, page.short, "share-address", said.short)}</p>\n'
        f'<p class="passing-qr"><img src="{esc(page.qr)}" width="148" height="148" loading="lazy" alt="{said.qr}"> '
        f'<span class="note-text">{said.scan}</span></p>\n</details>\n'
    )
    if profile := page.profile:
        parts.append(f'<a class="passing-link" href="{profile}">{said.profile}</a>\n')
    if embedding := page.embedding:
        parts.append(f'<a class="passing-link" href="{esc(embedding)}" rel="nofollow">{said.embed}</a>\n')
    parts.append("</section>\n")
    return SafeString("".join(parts))


def copying(page, path, box_id, label):
    """An address with a button that copies it; without JavaScript it is selected by hand."""
    said = words()
    return (
        f'<copy-text><label for="{box_id}">{label}</label><span class="copy-row"><input id="{box_id}" type="text" readonly'
        f' value="{esc(page.absolute(path))}"><button type="button" hidden>{said.copy}</button><span role="status"'
        f' data-done="{said.copied}" data-failed="{said.by_hand}"></span></span></copy-text>'
    )

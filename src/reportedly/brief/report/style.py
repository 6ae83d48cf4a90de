"""The style sheet of the HTML brief: one column, light and dark, phone and paper. It fetches nothing."""

from typing import Final

__all__ = ["STYLE"]

STYLE: Final = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1b1b;--soft:#565656;--line:#d5d5d5;--link:#0b5394}
@media (prefers-color-scheme:dark){:root{--paper:#161718;--ink:#e9e9e6;--soft:#adaca6;--line:#3c3e40;--link:#8fc1ff}
.voice-0{color:#66b3ef}.voice-1{color:#f0955c}.voice-2{color:#4fcfa6}.voice-3{color:#e59bcb}
.voice-4{color:#d9bd55}.voice-5{color:#8cc9ee}.voice-6{color:#aaaaf5}.voice-7{color:#f09a9a}.voice-other{color:#aaa}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.2rem 1rem 4rem;max-width:44rem;background:var(--paper);color:var(--ink);
font:1rem/1.55 Georgia,"Times New Roman",serif;overflow-wrap:anywhere}
h1,h2,h3,nav,table,.remark,.coverage,.notes,figcaption,summary{font-family:system-ui,-apple-system,"Segoe UI",sans-serif}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .3rem}
h2{font-size:1.25rem;margin:2.6rem 0 .6rem;padding-top:.5rem;border-top:2px solid var(--ink)}
h3{font-size:1.02rem;line-height:1.35;margin:1.8rem 0 .4rem}
p{margin:.5rem 0}
ul{margin:.4rem 0;padding-left:1.1rem}
li{margin:.45rem 0}
a{color:var(--link)}
.coverage,.remark{color:var(--soft);font-size:.88rem}
nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1rem;font-size:.92rem}
nav li{margin:0}
sup{line-height:0;font-size:.72em}
sup a{text-decoration:none;padding:0 .1em}
figure{margin:.6rem 0}
svg.chart .tag{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
svg.chart{display:block;width:100%;max-width:36rem;height:auto}
details{margin:.3rem 0;font-size:.88rem}
summary{cursor:pointer;color:var(--soft)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.85rem;overflow-wrap:normal}
th,td{text-align:left;vertical-align:top;padding:.25rem .9rem .25rem 0;border-bottom:1px solid var(--line)}
.notes{font-size:.86rem;padding-left:2.2rem}
.notes li{margin:.7rem 0}
.notes q{font-family:Georgia,"Times New Roman",serif;font-size:1.08em;quotes:"“" "”"}
.notes .where{color:var(--soft)}
:target{outline:2px solid var(--link);outline-offset:.2rem}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--link:#000}
body{max-width:none;padding:0;font-size:10.5pt}nav{display:none}
h2,h3{break-after:avoid}li,figure,tr{break-inside:avoid}a{text-decoration:none}
svg.chart{max-width:14cm}}
"""

"""One invented article as it stands in each form that is read."""

TEXT = """Chad–Togo relations

Chad–Togo relations are the relations between Chad & Togo.[1] They were established on 3 May 1965.

High-level visits

High-level visits from Chad to Togo

- President Idriss Foo (2001)[2]
  - with Minister Bar
- Minister Baz (2005)

Presence

Chad opened an embassy in Lomé on 5 June 1970 – its third abroad.[citation needed]

| Country | Since | Notes |
|---|---|---|
| Ghana | 3 May 1970 | See Chad–Ghana relations |
| Benin | 1971 | Embassy in Cotonou. |

See also

- Foreign relations of Chad

References

1. ^ Embassy opens
2. ^ a b President leaves
"""

PANDOC = """Chad–Togo relations


CHAD–TOGO RELATIONS are the relations between Chad & Togo.[1] They were
established on 3 May 1965.


High-level visits

HIGH-LEVEL VISITS FROM CHAD TO TOGO

-   President Idriss _Foo_ (2001)[2]
    -   with Minister Bar
-   Minister Baz (2005)


Presence

Chad opened an embassy in Lomé on 5 June 1970 – its third abroad.

+---------+------------+--------------------------+
| Country | Since      | Notes                    |
+=========+============+==========================+
| Ghana   | 3 May 1970 | See Chad–Ghana relations |
+---------+------------+--------------------------+
| Benin   | 1971       | Embassy in               |
|         |            | Cotonou.                 |
+---------+------------+--------------------------+


See also

-   Foreign relations of Chad


References

Chad–Togo_relations Chad Category:Bilateral relations of Chad

[1] Embassy opens

[2] President leaves
"""

HTML = """<!DOCTYPE html><html><head><title>Chad–Togo relations - Encyclopedia</title><style>p {}</style>
<script>if (a < b) document.write("<p>x</p>")</script></head><body class="has-sidebar">
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<main><h1>Chad–Togo relations</h1>
<table class="infobox"><tr><td>Chad</td><td>Togo</td></tr></table>
<p><b>Chad–Togo relations</b> are the relations between <a href="Chad" title="a > b">Chad</a> &amp; Togo.<sup
class="reference"><a href="#1">[1]</a></sup> They were established on 3&nbsp;May 1965.<!-- really --></p>
<h2>High-level visits<span class="mw-editsection">[<a>edit</a>]</span></h2>
<p><b>High-level visits from Chad to Togo</b>
<ul><li>President Idriss <i>Foo</i> (2001)<sup class="reference">[2]</sup><ul><li>with Minister Bar</ul>
<li>Minister Baz (2005)</ul>
<h2>Presence</h2>
<p>Chad opened an embassy in Lom&eacute; on 5 June 1970&#8211;its third abroad.</p>
<table><tr><th>Country<th>Since<th>Notes</tr>
<tr><td><span class="flagicon"><img alt="Ghana" src="g.png"></span><td>3 May 1970<td>See <a>Chad–Ghana relations</a>
<tr><td><span class="flagicon"><img alt="Benin" src="b.png"></span> <a>Benin</a><td>1971<td>Embassy in Cotonou.</table>
<h2>See also</h2><ul><li><a>Foreign relations of Chad</a></li></ul>
<h2>References</h2><ol class="references"><li><span class="mw-cite-backlink">^</span> Embassy opens</li>
<li>President leaves</li></ol></main><footer>About</footer></body></html>"""

WIKITEXT = """{{Short description|Two states}}
{{Infobox bilateral relations|Chad–Togo|Chad|Togo
| map = x}}
'''Chad–Togo relations''' are the relations between [[Chad]] &amp; [[Togo|Togo]].<ref name="e">{{cite web
| title = Embassy opens | url = https://chad.example/e }}</ref> They were established on 3&nbsp;May 1965.<!-- really
-->
== High-level visits ==
'''High-level visits from Chad to Togo'''
* President Idriss ''Foo'' (2001)<ref>[https://chad.example/p President leaves]</ref>
** with {{nowrap|Minister Bar}}
* Minister Baz (2005)

== Presence ==
Chad opened an embassy in [[Lomé]] on {{dts|1970|6|5}} {{ndash}} its third abroad.{{citation needed}}
{| class="wikitable"
! Country !! Since
! Notes
|-
| {{flagicon|Ghana}} || 3 May 1970 || See [[Chad–Ghana relations]]
|-
| {{flag|Benin}}
| style="x" | 1971
| Embassy in Cotonou.
|}
== See also ==
* [[Foreign relations of Chad]]
== References ==
{{reflist}}
[[Category:Bilateral relations of Chad]]
"""

FORMS = {"text": TEXT, "pandoc": PANDOC, "html": HTML, "wikitext": WIKITEXT}

/** What the tests of the web adapter share: the adapter behind a mock servlet, with use cases they script. */
package payscore.adapter.web;

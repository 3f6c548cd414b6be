/** Tests of the API's description. */
package payscore.adapter.web.openapi;

/** The API v3 server: authentication of requests, the checks of each endpoint in WeChat's order, signed answers. */
package payscore.simulator.api;

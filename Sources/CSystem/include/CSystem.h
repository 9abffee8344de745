/* CSystem: see the contract */

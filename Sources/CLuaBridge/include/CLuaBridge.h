/* CLuaBridge: see the contract */
